/// <reference types="astro/client" />

type RequestLocals = import('./server/app.ts').RequestLocals

declare namespace App {
  interface Locals extends RequestLocals {
    /** Why a page could not be given; read by the page that says so. */
    refused?: import('./web/http/problem.ts').ProblemType
  }
}
