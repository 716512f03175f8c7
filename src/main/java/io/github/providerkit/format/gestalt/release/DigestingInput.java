package io.github.providerkit.format.gestalt.release;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the SHA-256 digest of what is read through it. */
public final class DigestingInput extends DigestInputStream {

  public DigestingInput(InputStream in) {
    super(in, sha256Digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** In lower-case hex; ends the computation. */
  public String sha256() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
