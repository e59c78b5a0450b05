/** The statistical tagger's data as stored in `resources/model/`. */
export interface TaggerData {
  readonly model: Uint8Array;
}
