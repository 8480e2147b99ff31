// THINK TWICE BEFORE ADDING HERE: this is sent with every page.
import { startWorker } from '../offline/start-worker.ts'
import { keepStep } from './keep-step.ts'

keepStep(document)
startWorker()
