export { errorText } from "../../contract/error-text.ts";
