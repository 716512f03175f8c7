package io.github.providerkit.archive.gzip;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lends compressors to tasks, one at a time to each, and frees their native memory: idle ones when
 * the pool is closed, lent ones when they come back after that.
 */
final class CompressorPool implements AutoCloseable {
  private final Deque<BlockCompressor> idle = new ArrayDeque<>();
  private boolean closed;

  synchronized BlockCompressor take() {
    return idle.isEmpty() ? new BlockCompressor() : idle.pop();
  }

  synchronized void giveBack(BlockCompressor compressor) {
    if (closed) {
      compressor.close();
    } else {
      idle.push(compressor);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(BlockCompressor::close);
    idle.clear();
  }
}
