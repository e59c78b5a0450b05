declare module "write-file-atomic" {
  const write: (path: string, data: string) => Promise<void>;
  export default write;
}
