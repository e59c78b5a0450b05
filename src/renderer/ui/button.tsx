import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import "./button.css";

interface Props extends ButtonProps {
  readonly look?: "primary" | "wash" | "plain" | "danger";
  readonly small?: boolean;
  readonly icon?: boolean;
}

export function Button({ look, small, icon, className, ...rest }: Props) {
  const names = ["btn", look, small && "small", icon && "icon", className].filter(Boolean).join(" ");
  return <AriaButton {...rest} className={names} />;
}
