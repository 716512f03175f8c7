package io.github.providerkit.archive.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.zip.CRC32;

/**
 * Writes gzip with several threads. The input is cut into blocks of fixed size; each is compressed
 * by itself, with the 32 KiB before it as history, and the results follow each other in one gzip
 * member. So the output depends on the input alone: not on the number of threads, nor on the sizes
 * of the writes.
 *
 * <p>The header is that of {@code docs/spec/gestalt-release.md} section 8: no name, no time,
 * operating system unknown. {@link #flush()} does nothing, since a cut at that place would show in
 * the output. Memory is bounded: about 310 KiB for each of a few blocks more than there are
 * threads, and 400 KiB a thread for tables.
 *
 * <p>To be used by one thread. After an exception nothing more can be written, and {@link #close()}
 * only releases what is held.
 */
public final class ParallelGzipOutputStream extends OutputStream {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** Beyond this the thread that reads, digests and writes is the slowest. */
  private static final int MAX_THREADS = 16;

  /**
   * Blocks beyond one a thread: one is filled, the others keep threads busy while a result is
   * written.
   */
  private static final int SPARE_BLOCKS = 3;

  private final OutputStream out;
  private final BlockQueue queue;
  private final BlockWriter writer;
  private final CRC32 checksum = new CRC32();
  private int blocksToMake;
  private GzipBlock current;
  private long length;
  private boolean begun;
  private boolean finished;
  private boolean broken;
  private boolean closed;

  /**
   * A stream with daemon threads of its own, which end when it is closed.
   *
   * @param out receives the gzip data; closed with this stream
   * @param threads how many blocks are compressed at a time, at least 1; with 1 the writing thread
   *     does it. More than 16 are not started
   */
  public ParallelGzipOutputStream(OutputStream out, int threads) {
    this(out, bounded(threads), BlockQueue.withThreads(bounded(threads)));
  }

  /**
   * A stream that works in given threads. They may be shared or busy: the writing thread does
   * itself what nobody has begun when it is needed.
   *
   * @param out receives the gzip data; closed with this stream
   * @param executor runs the compression; not shut down
   * @param threads how many blocks it is given at a time, at least 1
   */
  public ParallelGzipOutputStream(OutputStream out, Executor executor, int threads) {
    this(out, bounded(threads), BlockQueue.on(executor));
  }

  private ParallelGzipOutputStream(OutputStream out, int threads, BlockQueue queue) {
    this.out = Objects.requireNonNull(out);
    this.queue = queue;
    this.writer = new BlockWriter(out);
    this.blocksToMake = threads + SPARE_BLOCKS;
    this.current = makeBlock();
    current.startAfter(null);
  }

  private static int bounded(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
    }
    return Math.min(threads, MAX_THREADS);
  }

  /** Names what makes the bytes: another name when the same input gets other ones. */
  public static String coding() {
    return "deflate-" + DeflateEncoder.VERSION;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    requireOpen();
    int end = offset + count;
    for (int position = offset; position < end; ) {
      // A full block waits for the byte after it: only then it is known not to be the last.
      if (current.isFull()) {
        passOn();
      }
      position += current.fill(bytes, position, end - position);
    }
  }

  /**
   * Writes what is left and the trailer, and leaves the stream below open. Nothing can be written
   * after it.
   *
   * @throws IOException when the stream below fails, a block could not be compressed, or the thread
   *     is interrupted
   */
  public void finish() throws IOException {
    if (finished) {
      return;
    }
    requireOpen();
    broken = true;
    submit(true);
    while (!queue.isEmpty()) {
      writeOldest(true);
    }
    writeTrailer();
    broken = false;
    finished = true;
  }

  /** Finishes, unless that was done or writing has failed, and closes the stream below. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    try (out;
        queue) {
      if (!broken) {
        finish();
      }
    } finally {
      closed = true;
    }
  }

  private void requireOpen() throws IOException {
    if (closed || finished || broken) {
      throw new IOException("the gzip stream " + (broken ? "has failed before" : "is closed"));
    }
  }

  /**
   * Hands the full block over and starts an empty one. An exception on the way leaves the stream
   * broken.
   */
  private void passOn() throws IOException {
    broken = true;
    submit(false);
    GzipBlock empty = blocksToMake > 0 ? makeBlock() : writeOldest(false);
    empty.startAfter(current);
    current = empty;
    broken = false;
  }

  private GzipBlock makeBlock() {
    blocksToMake--;
    return new GzipBlock();
  }

  private void submit(boolean last) {
    current.updateChecksum(checksum);
    length += current.length();
    queue.put(current, last);
  }

  private GzipBlock writeOldest(boolean ending) throws IOException {
    GzipBlock block = queue.take();
    if (!begun) {
      out.write(HEADER);
      begun = true;
    }
    writer.write(block, ending && queue.isEmpty());
    return block;
  }

  /** RFC 1952 section 2.3.1: checksum and length modulo 2^32, little-endian. */
  private void writeTrailer() throws IOException {
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt((int) checksum.getValue()).putInt((int) length).array());
  }
}
