/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    app: import('./server/app.ts').App
    /** Set by the server where a body was over 16 kB and has been dropped. */
    bodyTooLarge?: boolean
    /** The texts of a posted form, read once by web/steps/read-form.ts. */
    form?: Record<string, string>
    /** Why a page could not be given; read by the page that says so. */
    refused?: import('./web/http/problem.ts').ProblemType
  }
}
