import { defineCollection } from 'astro:content'
import { type CollectionName, collectionLoader } from './information/loader/collection-loader.ts'

// No schemas here: the loader has checked every file with those in information/schema/, and what no single file can know.
const collection = (name: CollectionName) => defineCollection({ loader: collectionLoader(name) })

export const collections = {
  district: collection('district'),
  guides: collection('guides'),
  terms: collection('terms'),
  papers: collection('papers'),
  topics: collection('topics'),
  officeKinds: collection('officeKinds'),
  offices: collection('offices'),
  towns: collection('towns'),
  counsellors: collection('counsellors'),
  officeHours: collection('officeHours'),
  teams: collection('teams'),
}
