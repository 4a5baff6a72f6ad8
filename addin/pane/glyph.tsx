// The pane's few drawings, in the colour of the text around them. Decoration only: every meaning is also in words.
const paths = {
  start: "M14 6h20v36H14zM19 14h10M19 21h10M19 28h6M24 35l3 3 6-7",
  clean: "M24 6a18 18 0 1 0 .01 0zM16 24l6 6 11-12",
  empty: "M10 10h28v28H10zM10 19h28M20 10v28",
  problem: "M24 8l18 32H6zM24 20v9M24 33.5v1",
} as const;

export function Glyph({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="glyph" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
