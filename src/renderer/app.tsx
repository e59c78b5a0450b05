import { useEffect } from "react";
import { Desk } from "./desk/desk.tsx";
import { Dialogs } from "./dialogs/dialogs.tsx";
import { Review } from "./review/review.tsx";
import { openFile } from "./store/actions.ts";
import { app } from "./store/app.ts";
import { useStore } from "./store/store.ts";
import { t } from "./texts/en.ts";
import { Notices } from "./ui/notices.tsx";

/** A file let go anywhere on a review opens it; the browser would leave the page instead. Dragged text is left alone. */
function useFileDrop(): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openFile(file);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}

export function App() {
  useFileDrop();
  const session = useStore(app, (now) => now.session);
  const ready = useStore(app, (now) => now.settings !== undefined);
  const title = useStore(app, (now) => now.session?.store.get().review.title);
  useEffect(() => {
    document.title = title === undefined ? t.desk.app : `${title} – ${t.desk.app}`;
  }, [title]);
  if (!ready) return <Notices />;
  return (
    <>
      {session === undefined ? <Desk /> : <Review key={session.id} session={session} />}
      <Dialogs />
      <Notices />
    </>
  );
}
