import {
  ColumnDefinitionNode,
  type DataTypeNode,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryCompiler,
} from 'kysely'
import type { WatchedPool } from './pool.ts'

/**
 * Texts are compared by their bytes, as SQLite and JavaScript do: ids and instants must not be put into the order of the
 * words of a language, which is the server's, and changes with its operating system.
 */
class BytewiseCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node)
    const { parentNode } = this
    const isColumn = parentNode !== undefined && ColumnDefinitionNode.is(parentNode)
    if (isColumn && node.dataType === 'text') this.append(' collate "C"')
  }
}

class BytewiseDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new BytewiseCompiler()
  }
}

/** Kysely's dialect for a pool of connections. */
export const postgresDialect = (pool: WatchedPool): PostgresDialect => new BytewiseDialect({ pool })
