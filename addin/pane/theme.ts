// Fluent's theme with fonts that show Chinese well. High contrast is the browser's own (forced colours); pane.css sees to it.
import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

const fontFamilyBase =
  '"Segoe UI Variable", "Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans SC", sans-serif';

export const lightTheme: Theme = { ...webLightTheme, fontFamilyBase };
export const darkTheme: Theme = { ...webDarkTheme, fontFamilyBase };
