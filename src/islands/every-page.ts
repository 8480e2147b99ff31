// THINK TWICE BEFORE ADDING HERE: this is sent with every page.
import { startWorker } from '../offline/start-worker.ts'
import { dropOldNotices } from './drop-old-notices.ts'
import { keepStep } from './keep-step.ts'

dropOldNotices(document)
keepStep(document)
startWorker()
