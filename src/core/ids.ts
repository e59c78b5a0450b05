declare const brand: unique symbol;

/** A string that names one kind of thing only; made where the thing is made, never by casting elsewhere. */
export type Id<Of extends string> = string & { readonly [brand]: Of };

export type ReviewId = Id<"review">;
export type SegmentId = Id<"segment">;
export type MarkId = Id<"mark">;

export const reviewId = (text: string): ReviewId => text as ReviewId;
export const segmentId = (text: string): SegmentId => text as SegmentId;
export const markId = (text: string): MarkId => text as MarkId;
