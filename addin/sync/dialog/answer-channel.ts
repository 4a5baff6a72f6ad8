// The name under which the sign-in page tells windows of its own origin what the issuer answered.

/** For a page outside Office; in Office the dialog's own message goes to the pane. */
export const answerChannel = "studio-rounds-sign-in";
