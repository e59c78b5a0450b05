declare module "sbd" {
  export function sentences(text: string, options?: Record<string, unknown>): string[];
}

declare module "diff-match-patch" {
  export type Diff = [operation: -1 | 0 | 1, text: string];
  export class diff_match_patch {
    Diff_Timeout: number;
    diff_main(before: string, after: string): Diff[];
    diff_cleanupSemantic(diffs: Diff[]): void;
  }
}
