package io.github.providerkit.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository of git for one test, which no configuration of the user reaches. */
public final class Sandbox {
  private final Path root;

  private Sandbox(Path root) {
    this.root = root;
  }

  /** A new one. */
  public static Sandbox at(Path directory) {
    try {
      Files.createDirectories(directory);
      Sandbox sandbox = new Sandbox(directory.toRealPath());
      sandbox.git("init", "--quiet", "--initial-branch=main");
      return sandbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One with the history of another, as far as git is told. */
  public Sandbox cloned(Path directory, String... options) {
    List<String> arguments = new ArrayList<>(List.of("clone", "--quiet"));
    arguments.addAll(List.of(options));
    arguments.add(root.toUri().toString());
    arguments.add(directory.toString());
    git(arguments.toArray(String[]::new));
    return new Sandbox(directory);
  }

  public Path root() {
    return root;
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  /** Writes a file. */
  public Sandbox write(String name, String text) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.writeString(path(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and returns the commit's id. */
  public String commit() {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message=change");
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git and returns what it prints. */
  public String git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=tester",
                "-c",
                "user.email=tester@example.com",
                "-c",
                "commit.gpgSign=false",
                "-c",
                "core.autocrlf=false",
                "-c",
                "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(command + ": " + text).isZero();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** As the plugin sees it. */
  public GitRepository repository() throws ProviderException {
    return GitRepository.around(root, Host.current(), root.resolve(".git/provider.log"));
  }
}
