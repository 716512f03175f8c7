package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.files.DigestingOutputStream;
import io.github.providerkit.files.FileTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Measures archiving of a UI bundle of 2,000 files and 205 MB, of which gzip -6 makes about 140 MB.
 *
 * <p>Arguments: thread counts (default {@code 1 2}). Prints, for each, the first and the median
 * time of five runs in this process (walk, read, tar, gzip, digest, write), the size, and the size
 * against one gzip -6 stream of the same tar. Nothing is asserted.
 */
final class ArchiveBenchmark {
  private static final int FILES = 2_000;
  private static final int FILE_BYTES = 103_800;
  private static final int RUNS = 5;
  private static final String BUNDLE = "bundle.tar.gz";

  private ArchiveBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<Integer> threadCounts =
        args.length == 0 ? List.of(1, 2) : Arrays.stream(args).map(Integer::valueOf).toList();
    Path directory = Files.createTempDirectory("archive-benchmark");
    try {
      makeBundle(directory.resolve("package/dist"));
      System.gc();
      heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
      long reference = 0;
      for (int threads : threadCounts) {
        WrittenArchive archive = measure(directory, threads);
        reference = reference == 0 ? gzipLevel6(directory.resolve(BUNDLE)) : reference;
        System.out.printf(
            "  %d bytes, %+.2f %% against gzip -6 (%d), sha256 %s%n",
            archive.size(), 100.0 * archive.size() / reference - 100, reference, archive.sha256());
      }
      System.out.printf(
          "peak heap %.1f MB of at most %.0f, direct buffers %.1f MB, resident %s%n",
          peakHeap() / 1e6,
          Runtime.getRuntime().maxMemory() / 1e6,
          directBytes() / 1e6,
          resident());
    } finally {
      delete(directory);
    }
  }

  private static WrittenArchive measure(Path directory, int threads) throws IOException {
    List<Double> seconds = new ArrayList<>();
    WrittenArchive archive = null;
    long cpuStart = cpuNanos();
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      FileTree tree = FileTree.of(directory.resolve("package"));
      ArchiveContents contents = ArchiveContents.of(tree.list("dist").requireSound());
      archive = new TarGzWriter(threads).write(contents, directory.resolve(BUNDLE));
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    double first = seconds.get(0);
    seconds.sort(Comparator.naturalOrder());
    System.out.printf(
        "%d threads: first %.2f s, min/median/max %.2f/%.2f/%.2f s, mean cpu %.2f s%n",
        threads,
        first,
        seconds.get(0),
        seconds.get(RUNS / 2),
        seconds.get(RUNS - 1),
        (cpuNanos() - cpuStart) / 1e9 / RUNS);
    return archive;
  }

  private static long gzipLevel6(Path archive) throws IOException {
    DigestingOutputStream counter = new DigestingOutputStream(OutputStream.nullOutputStream());
    try (InputStream in =
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)));
        OutputStream gzip = new GZIPOutputStream(counter, 1 << 16)) {
      in.transferTo(gzip);
    }
    return counter.count();
  }

  /**
   * Half is noise as in images and fonts, the rest code, data and style sheets with embedded fonts.
   */
  private static void makeBundle(Path assets) throws IOException {
    Random random = new Random(205);
    String[] words = words(random);
    for (int i = 0; i < FILES; i++) {
      int size = FILE_BYTES / 2 + random.nextInt(FILE_BYTES);
      String kind = i % 20 < 8 ? "png" : i % 20 < 10 ? "css" : i % 20 < 16 ? "js" : "json";
      Path file = assets.resolve("chunk-%02d/asset-%04d.%s".formatted(random.nextInt(40), i, kind));
      Files.createDirectories(file.getParent());
      Files.write(file, content(kind, size, words, random));
    }
  }

  private static byte[] content(String kind, int size, String[] words, Random random) {
    StringBuilder text = new StringBuilder(size + 100);
    while (text.length() < size) {
      switch (kind) {
        case "png" -> {
          byte[] noise = new byte[size];
          random.nextBytes(noise);
          return noise;
        }
        case "css" -> {
          byte[] font = new byte[size / 2];
          random.nextBytes(font);
          text.append("@font-face{font-family:x;src:url(data:font/woff2;base64,");
          text.append(Base64.getEncoder().encodeToString(font)).append(")}\n");
          appendCode(text, size, words, random);
        }
        case "js" -> appendCode(text, size, words, random);
        default ->
            text.append("{\"id\":")
                .append(random.nextInt(1_000_000))
                .append(",\"key\":\"")
                .append(word(words, random))
                .append("\",\"hash\":\"")
                .append(Long.toHexString(random.nextLong()))
                .append("\",\"label\":\"")
                .append(word(words, random))
                .append(' ')
                .append(word(words, random))
                .append("\"},\n");
      }
    }
    text.setLength(size);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void appendCode(StringBuilder text, int size, String[] words, Random random) {
    String[] marks = {"(", ")", ".", ",", ";", "=", "=>", "{", "}", "&&", ":", "return ", "const "};
    while (text.length() < size) {
      text.append(word(words, random)).append(marks[random.nextInt(marks.length)]);
    }
  }

  private static String word(String[] words, Random random) {
    double skewed = random.nextDouble();
    return words[(int) (words.length * skewed * skewed * skewed)];
  }

  private static String[] words(Random random) {
    return Stream.generate(() -> Integer.toString(random.nextInt(Integer.MAX_VALUE), 36))
        .map(word -> word.substring(random.nextInt(word.length())))
        .limit(2_500)
        .toArray(String[]::new);
  }

  /** Of all threads of this process; on a busy machine it tells more than the clock. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static Stream<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static long peakHeap() {
    return heapPools()
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getTotalCapacity)
        .sum();
  }

  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("unknown");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
