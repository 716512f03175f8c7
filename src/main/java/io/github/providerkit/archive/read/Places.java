package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.archive.ArchiveException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * What stands where in an archive, directories that only follow from names included. A place takes
 * 17 bytes however long its name is: it is known by a digest of the place that it lies in and its
 * own name, so a name costs its length once and not once for each of its directories.
 */
final class Places {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final byte NOTHING = 0;
  private static final byte FILE = 1;
  private static final byte DIRECTORY = 2;

  /** A directory that has an entry of its own. */
  private static final byte ENTERED_DIRECTORY = 3;

  private final int most;
  private final MessageDigest digest = digest();
  private long[] keys = new long[2 * FIRST_CAPACITY];
  private byte[] kinds = new byte[FIRST_CAPACITY];
  private int count;

  /** The directory of the last name: archives keep what lies together together. */
  private List<String> lastDirectory = List.of();

  private long[] lastKey = new long[2];

  /**
   * Creates an empty archive.
   *
   * @param most most places
   */
  Places(int most) {
    this.most = most;
  }

  /**
   * Puts an entry in its place.
   *
   * @param segments its name
   * @return what is in the way, to be read after its name; empty when nothing is
   * @throws ArchiveException when there are too many places
   */
  String add(List<String> segments, boolean directory) {
    List<String> parents = segments.subList(0, segments.size() - 1);
    if (!parents.equals(lastDirectory)) {
      long[] key = new long[2];
      for (String parent : parents) {
        key = key(key, parent);
        int slot = slot(key);
        if (kinds[slot] == FILE) {
          return "lies in something that is a file";
        }
        if (kinds[slot] == NOTHING) {
          put(slot, key, DIRECTORY);
        }
      }
      lastDirectory = List.copyOf(parents);
      lastKey = key;
    }
    long[] key = key(lastKey, segments.get(segments.size() - 1));
    int slot = slot(key);
    byte there = kinds[slot];
    if (there == NOTHING || (there == DIRECTORY && directory)) {
      put(slot, key, directory ? ENTERED_DIRECTORY : FILE);
      return "";
    }
    return there == DIRECTORY ? "is a file and a directory" : "comes twice";
  }

  private long[] key(long[] parent, String name) {
    digest.update(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(parent[0]).putLong(parent[1]).array());
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest(name.getBytes(ISO_8859_1)));
    return new long[] {bytes.getLong(), bytes.getLong()};
  }

  /** Where a place is, or would be put. */
  private int slot(long[] key) {
    int mask = kinds.length - 1;
    int slot = (int) key[0] & mask;
    while (kinds[slot] != NOTHING && (keys[2 * slot] != key[0] || keys[2 * slot + 1] != key[1])) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void put(int slot, long[] key, byte kind) {
    if (kinds[slot] != NOTHING) {
      kinds[slot] = kind;
      return;
    }
    if (count == most) {
      throw new ArchiveException("has more than the allowed " + most + " entries", null);
    }
    count++;
    keys[2 * slot] = key[0];
    keys[2 * slot + 1] = key[1];
    kinds[slot] = kind;
    if (count > kinds.length / 2) {
      grow();
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    byte[] oldKinds = kinds;
    keys = new long[2 * oldKeys.length];
    kinds = new byte[2 * oldKinds.length];
    for (int i = 0; i < oldKinds.length; i++) {
      if (oldKinds[i] != NOTHING) {
        long[] key = Arrays.copyOfRange(oldKeys, 2 * i, 2 * i + 2);
        int slot = slot(key);
        keys[2 * slot] = key[0];
        keys[2 * slot + 1] = key[1];
        kinds[slot] = oldKinds[i];
      }
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
