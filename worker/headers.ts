// Security headers of every answer, and the one other origin that may call. It never opens anything wider than a line here says.
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./context.ts";
import { configurationOf } from "./environment.ts";

const common = {
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  strictTransportSecurity: "max-age=31536000; includeSubDomains",
  xContentTypeOptions: "nosniff",
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
};

/** Data, files and the public notices: nothing loads but our own style sheet, and no page may frame them. */
const strict = secureHeaders({
  ...common,
  xFrameOptions: "DENY",
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** The origins Excel frames a task pane from, and ours for the workbench. */
const officeFrames = [
  "'self'",
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.sharepoint.com",
  "https://*.partner.officewebapps.cn",
  "https://*.sharepoint.cn",
];

/** Where office.js comes from: Microsoft's CDN, its CDN in China, or beside the pane. */
const officeLibraries = ["https://appsforoffice.microsoft.com", "https://appsforoffice.cdn.partner.office365.cn"];

/** The pane: Office.js from Microsoft, its styles set by script (Fluent UI), the API on the same origin and the issuer's token endpoint. */
const pane = createMiddleware<AppEnv>((c, next) => {
  const issuer = new URL(configurationOf(c.env).OIDC_ISSUER).origin;
  return secureHeaders({
    ...common,
    crossOriginOpenerPolicy: false,
    xFrameOptions: false,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...officeLibraries],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'", issuer],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'", issuer],
      frameAncestors: officeFrames,
    },
  })(c, next);
});

/** The round page stands by itself: no office.js, and no page may frame it. */
const roundPage = createMiddleware<AppEnv>((c, next) => {
  const issuer = new URL(configurationOf(c.env).OIDC_ISSUER).origin;
  return secureHeaders({
    ...common,
    crossOriginOpenerPolicy: false,
    xFrameOptions: "DENY",
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'", issuer],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  })(c, next);
});

/** Paths the Worker answers itself, rather than with a static file. */
export const isData = (path: string): boolean => path.startsWith("/api/") || path.startsWith("/notices/");

export const securityHeaders = createMiddleware<AppEnv>((c, next) => {
  if (isData(c.req.path)) return strict(c, next);
  return c.req.path === "/round.html" ? roundPage(c, next) : pane(c, next);
});

/** Closed, but for the configured pane origin; no cookies either way. */
export const crossOrigin = createMiddleware<AppEnv>((c, next) => {
  const { PANE_ORIGIN } = configurationOf(c.env);
  if (PANE_ORIGIN === undefined) return next();
  return cors({
    origin: new URL(PANE_ORIGIN).origin,
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "accept-language"],
    exposeHeaders: ["etag", "location", "retry-after", "x-request-id"],
    maxAge: 600,
  })(c, next);
});
