package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.check.ConfigRules;
import io.github.providerkit.lock.prepare.PreparedTree;
import io.github.providerkit.lock.resolve.GitHubReleases;
import io.github.providerkit.lock.resolve.ProviderIndexes;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.lock.resolve.SourceResolver;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.HttpTransfer;
import io.github.providerkit.transfer.SmallFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks a deployment: finds every release, verifies its archives for all wanted platforms, and says
 * what the lock has to be. Nothing but the cache is written, until it is asked to prepare what is
 * locked.
 */
public final class ProviderLock implements AutoCloseable {
  /** While archives come, others are verified, and small metadata is not counted as a download. */
  private static final int THREADS_PER_DOWNLOAD = 4;

  private final LockRequest request;
  private final ArchiveCache cache;
  private final HttpTransfer transfer;
  private final SmallFiles files;
  private final PackageSource packages;
  private final Parallel parallel;
  private final FailureList failures = new FailureList("releases cannot be locked");
  private final Map<ProviderEntry, ResolvedRelease> releases = new ConcurrentHashMap<>();
  private final Map<Wanted, PackageFacts> facts = new ConcurrentHashMap<>();

  /** Opens connections for a deployment. */
  public ProviderLock(LockRequest request) {
    this(request, new OpenedPackages(request.limits(), request.config().generation().releases()));
  }

  ProviderLock(LockRequest request, PackageSource packages) {
    this.request = request;
    this.packages = packages;
    this.cache =
        new ArchiveCache(
            request.cache(),
            request.parallelism(),
            request.network().patience().silence().multipliedBy(2),
            request.log());
    this.transfer = new HttpTransfer(request.network());
    this.files = new SmallFiles(transfer);
    this.parallel = new Parallel(request.parallelism() * THREADS_PER_DOWNLOAD);
  }

  /**
   * What a lock has to be.
   *
   * @param lock the new lock
   * @param old whether there is a lock already
   * @param entries all providers, with plain sources
   * @param diff what is different
   * @param notes what the user should know, a line each
   */
  public record Result(
      Lockfile lock, boolean old, List<ProviderEntry> entries, LockDiff diff, List<String> notes) {}

  /** A release and a target. */
  private record Wanted(ResolvedRelease release, String target) {}

  /**
   * Finds out what the lock has to be.
   *
   * @throws ProviderException if a provider cannot be locked; tells all that cannot
   */
  public Result resolve() throws ProviderException {
    ConfigRules.check(request.config());
    Lockfile.Read old = Lockfile.read(request.lockfile(), request.config().generation());
    List<ProviderEntry> wanted = new ArrayList<>();
    Map<ProviderEntry, LockEntry> kept = new LinkedHashMap<>();
    new LockSelection(request, old.lock()).divide(wanted, kept);
    resolveAll(resolver(), wanted);
    verifyAll(new ReleaseVerifier(packages));
    return result(old, kept, new LockEntryWriter(files));
  }

  /**
   * What is locked, as long as it fits the configuration; nobody is asked, so nothing newer is
   * seen.
   *
   * @return empty when there is no lock, or one of another configuration
   * @throws ProviderException if the lock cannot be read
   */
  public Optional<Result> locked() throws ProviderException {
    ConfigRules.check(request.config());
    Lockfile.Read old = Lockfile.read(request.lockfile(), request.config().generation());
    Optional<Map<ProviderEntry, LockEntry>> whole = new LockSelection(request, old.lock()).whole();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(result(old, whole.get(), new LockEntryWriter(files)));
  }

  /**
   * Unpacks what is locked, for one platform, to where the server looks for it; leaves alone what
   * is as it should be.
   *
   * @param platform {@code os/arch} of the machine that the server runs on
   * @return a line for each provider that was unpacked
   * @throws ProviderException if one cannot be; the others are
   */
  public List<String> prepare(Result result, String platform) throws ProviderException {
    PreparedTree tree = PreparedTree.open(request.config().artifactsDirectory());
    Preparation preparation =
        new Preparation(tree, request, cache, transfer, platform, result.lock());
    Map<String, ResolvedRelease> found = new ConcurrentHashMap<>();
    releases.values().forEach(release -> found.put(release.entry().key(), release));
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    parallel.forEach(
        result.entries(),
        entry ->
            failures.collect(
                request.config().label(entry),
                () ->
                    preparation
                        .prepare(entry, Optional.ofNullable(found.get(entry.key())))
                        .ifPresent(lines::add)));
    tree.save();
    failures.rethrow();
    return lines.stream().sorted().toList();
  }

  @Override
  public void close() {
    parallel.close();
    transfer.close();
    request.maven().close();
  }

  private SourceResolver resolver() {
    return new SourceResolver(
        transfer,
        cache,
        new ProviderIndexes(
            files,
            request.config().generation().indexes(),
            request.indexes(),
            request.usableTokens(),
            request.maven()),
        new GitHubReleases(files, request.gitHub()),
        request.maven(),
        request.config().directory());
  }

  private void resolveAll(SourceResolver resolver, List<ProviderEntry> wanted)
      throws ProviderException {
    parallel.forEach(
        wanted,
        entry ->
            failures.collect(
                request.config().label(entry),
                () -> {
                  ResolvedRelease release = resolver.resolve(entry);
                  ReleaseFit.check(release, request.platforms(), request.serverPlatform());
                  releases.put(entry, release);
                }));
    failures.rethrow();
  }

  /** What is the same archive is brought here once. */
  private void verifyAll(ReleaseVerifier verifier) throws ProviderException {
    Map<String, List<Wanted>> byDigest = new LinkedHashMap<>();
    for (ResolvedRelease release : releases.values()) {
      for (String target : targets(release)) {
        byDigest
            .computeIfAbsent(release.archive(target).sha256(), d -> new ArrayList<>())
            .add(new Wanted(release, target));
      }
    }
    parallel.forEach(
        List.copyOf(byDigest.values()),
        same -> {
          for (Wanted wanted : same) {
            failures.collect(
                request.config().label(wanted.release().entry()),
                () -> facts.put(wanted, verifier.verify(wanted.release(), wanted.target())));
          }
        });
    failures.rethrow();
  }

  private Set<String> targets(ResolvedRelease release) {
    return ReleaseFit.targets(release, request.platforms(), request.serverPlatform());
  }

  private Result result(
      Lockfile.Read read, Map<ProviderEntry, LockEntry> kept, LockEntryWriter writer)
      throws ProviderException {
    Lockfile lock = new Lockfile(request.config().generation());
    List<ProviderEntry> entries = new ArrayList<>();
    Map<String, Set<String>> yanked = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>(request.config().notes());
    read.note().ifPresent(notes::add);
    Optional<Lockfile> old = read.lock();
    DeploymentChecks checks = new DeploymentChecks(request.config(), lock);
    for (ProviderEntry entry : request.config().entries()) {
      ResolvedRelease release = releases.get(entry);
      if (release == null) {
        LockEntry locked = Objects.requireNonNull(kept.get(entry), "kept or resolved");
        lock.put(entry.slot(), entry.name(), locked);
        entries.add(LockSelection.plain(entry, locked));
        continue;
      }
      String target = ReleaseFit.looked(release, request.platforms(), request.serverPlatform());
      PackageFacts known = Objects.requireNonNull(facts.get(new Wanted(release, target)));
      failures.collect(() -> checks.settings(entry, known));
      // What the configuration says of operations is all that can be wrong with them here.
      failures.collect(
          entry.operations().isPresent() ? request.config().place(entry) : entry.label(),
          () -> {
            LockEntry fresh = writer.write(release, known);
            Optional<LockEntry> same =
                old.flatMap(lockfile -> lockfile.get(entry)).filter(fresh::isSameAsFarAsKnown);
            lock.put(entry.slot(), entry.name(), same.orElse(fresh));
            entries.add(release.entry());
            yanked.put(entry.key(), release.yanked());
            release.notes().forEach(note -> notes.add(entry.label() + ": " + note));
          });
    }
    failures.rethrow();
    notes.addAll(LockEntryWriter.unknown(lock, request.config().generation()));
    if (!releases.isEmpty()) {
      request.config().entries().forEach(entry -> failures.collect(() -> checks.references(entry)));
      failures.collect(checks::connections);
      failures.rethrow();
    }
    return new Result(
        lock, old.isPresent(), entries, LockDiff.of(old, lock, yanked), List.copyOf(notes));
  }
}
