// Files in and out of the page: choosing, dropping, samples, saving. Reads bytes; what they mean is the worker's business.

export interface DroppedFiles {
  readonly onFile: (file: File) => void;
  /** While something is held over the page. */
  readonly onHover: (isOver: boolean) => void;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function isXlsxName(name: string): boolean {
  return /\.xlsx$/i.test(name);
}

export function chooseFile(onFile: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = `.xlsx,${XLSX}`;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file !== undefined) onFile(file);
  });
  input.click();
}

export function takeDroppedFiles(target: HTMLElement, { onFile, onHover }: DroppedFiles): void {
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  target.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    onHover(true);
  });
  target.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) onHover(false);
  });
  target.addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    onHover(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) onFile(file);
  });
}

/** Offers bytes to the browser as a download. */
export function download(name: string, bytes: Uint8Array): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX }));
  link.download = name;
  link.click();
  // The download has taken its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

export async function sampleBytes(name: string): Promise<Uint8Array> {
  const answer = await fetch(`samples/${name}.xlsx`);
  if (!answer.ok)
    throw new Error(`示例工作簿 ${name} 不在服务器上，请重新构建。 The sample ${name} is not on the server: build again.`);
  return new Uint8Array(await answer.arrayBuffer());
}
