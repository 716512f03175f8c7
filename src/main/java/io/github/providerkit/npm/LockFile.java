package io.github.providerkit.npm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files in which package managers write down the versions of what they have installed. */
public enum LockFile {
  BUN("bun.lock", Manager.BUN),
  BUN_BINARY("bun.lockb", Manager.BUN),
  NPM("package-lock.json", Manager.NPM),
  /** The only one that is published with a package. */
  NPM_SHRINKWRAP("npm-shrinkwrap.json", Manager.NPM),
  PNPM("pnpm-lock.yaml", Manager.PNPM),
  YARN("yarn.lock", Manager.YARN);

  /** Who installs what is in a lock. */
  public enum Manager {
    BUN,
    NPM,
    PNPM,
    YARN
  }

  private final String fileName;
  private final Manager manager;

  LockFile(String fileName, Manager manager) {
    this.fileName = fileName;
    this.manager = manager;
  }

  public String fileName() {
    return fileName;
  }

  public Manager manager() {
    return manager;
  }

  /** The lock with a file name; empty when it is none's. */
  public static Optional<LockFile> named(String fileName) {
    return Arrays.stream(values()).filter(lock -> lock.fileName.equals(fileName)).findFirst();
  }

  /** The file names of all locks, Bun's first. */
  public static List<String> fileNames() {
    return Arrays.stream(values()).map(LockFile::fileName).toList();
  }

  /** The file names of one manager's locks, the usual one first. */
  public static List<String> fileNames(Manager of) {
    return Arrays.stream(values())
        .filter(lock -> lock.manager == of)
        .map(LockFile::fileName)
        .toList();
  }
}
