// The version the service reports; a test holds it against package.json. Nothing else.
export const version = "0.1.0";
