import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import { storageContract } from '../../contracts/storage.contract.ts'

storageContract('memory', async () => openMemory())
