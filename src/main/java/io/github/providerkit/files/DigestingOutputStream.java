package io.github.providerkit.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what passes through, so that nothing has to be read again. */
public final class DigestingOutputStream extends FilterOutputStream {
  private final MessageDigest digest = Sha256.newDigest();
  private long count;

  public DigestingOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    digest.update((byte) value);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    count += length;
  }

  /** Bytes so far. */
  public long count() {
    return count;
  }

  /** Digest of everything written, in lower-case hex; nothing may be written after it. */
  public String sha256() {
    return Sha256.hex(digest.digest());
  }
}
