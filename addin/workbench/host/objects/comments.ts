// Threaded comments: listed, added and deleted in memory. What a file holds of them is kept when saving; new ones are not written.
// learn.microsoft.com/javascript/api/excel/excel.comment

import type { Comment } from "../../model/book.ts";
import type { Sheet } from "../../model/sheet.ts";
import { invalidArgument, itemNotFound } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import { givenRange, type HostState, rangeObject } from "../host-state.ts";
import type { ObjectType } from "../object-type.ts";

const inScope = ({ book }: HostState, sheet: Sheet | null): Comment[] =>
  book.comments.filter(({ sheetId }) => sheet === null || sheetId === sheet.id);

const find = (state: HostState, sheet: Sheet | null, key: string): HostObject | null => {
  const it = inScope(state, sheet).find(({ id }) => id === key);
  return it ? { type: "Comment", it } : null;
};

const current = (state: HostState, { id }: Comment): Comment => {
  const comment = state.book.comments.find((candidate) => candidate.id === id);
  if (!comment) throw itemNotFound("Comment");
  return comment;
};

export const commentCollectionType = (state: HostState): ObjectType<Sheet | null> => ({
  items: (sheet) => inScope(state, sheet).map((it) => ({ type: "Comment", it })),
  item: (sheet, key) => find(state, sheet, key),
  call: {
    GetItemOrNullObject: (sheet, given) => find(state, sheet, given.text(0)),
    Add: (scope, given) => {
      const range = givenRange(state, scope ?? state.book.active, given, 0);
      if (!range) throw invalidArgument(given.location);
      const { top: row, left: column } = range.area;
      if (inScope(state, range.sheet).some((other) => other.row === row && other.column === column)) {
        throw invalidArgument(given.location, "The cell has a comment already.");
      }
      const id = state.book.newId();
      const it: Comment = {
        id,
        sheetId: range.sheet.id,
        row,
        column,
        content: given.text(1),
        author: "模拟用户",
        resolved: false,
      };
      state.book.assign(state.book, "comments", [...state.book.comments, it]);
      return { type: "Comment", it };
    },
  },
  run: { GetCount: (sheet) => inScope(state, sheet).length },
});

export const commentType = (state: HostState): ObjectType<Comment> => ({
  get: {
    Id: ({ id }) => id,
    Content: (it) => current(state, it).content,
    AuthorName: (it) => current(state, it).author,
    Resolved: (it) => current(state, it).resolved,
  },
  call: {
    GetLocation: (it) => {
      const { sheetId, row, column } = current(state, it);
      const sheet = state.book.sheet(sheetId);
      if (!sheet) throw itemNotFound("Comment.getLocation");
      return rangeObject(sheet, { top: row, left: column, bottom: row, right: column });
    },
  },
  act: {
    Delete: (it) => {
      const gone = current(state, it);
      state.book.assign(
        state.book,
        "comments",
        state.book.comments.filter((comment) => comment !== gone),
      );
    },
  },
});
