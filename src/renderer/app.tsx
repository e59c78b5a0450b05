import { useEffect } from "react";
import { Desk } from "./desk/desk.tsx";
import { Dialogs } from "./dialogs/dialogs.tsx";
import { Review } from "./review/review.tsx";
import { app } from "./store/app.ts";
import { useStore } from "./store/store.ts";
import { t } from "./texts/en.ts";
import { Notices } from "./ui/notices.tsx";

export function App() {
  const session = useStore(app, (now) => now.session);
  const ready = useStore(app, (now) => now.settings !== undefined);
  const title = useStore(app, (now) => now.session?.store.get().review.title);
  useEffect(() => {
    document.title = title === undefined ? t.desk.app : `${title} – ${t.desk.app}`;
  }, [title]);
  if (!ready) return null;
  return (
    <>
      {session === undefined ? <Desk /> : <Review key={session.id} session={session} />}
      <Dialogs />
      <Notices />
    </>
  );
}
