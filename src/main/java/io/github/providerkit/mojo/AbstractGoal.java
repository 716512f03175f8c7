package io.github.providerkit.mojo;

import io.github.providerkit.message.ProviderException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: how they are skipped, and how failures are told. */
abstract class AbstractGoal extends AbstractMojo {
  /**
   * Skips all goals of this plugin.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Checks the manifest and does nothing else: all other goals are skipped.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.validateOnly", defaultValue = "false")
  private boolean validateOnly;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skipped() || validateOnly && !isValidation()) {
      getLog().info("skipped");
      return;
    }
    try {
      run();
    } catch (ProviderException e) {
      e.details().forEach(getLog()::error);
      if (e.fault() == ProviderException.Fault.USER) {
        throw new MojoFailureException(e.text());
      }
      throw new MojoExecutionException(e.text(), e);
    }
  }

  /** Whether this goal alone is skipped. */
  abstract boolean skipped();

  /** Whether the goal only checks. */
  boolean isValidation() {
    return false;
  }

  /** Does the goal's work. */
  abstract void run() throws ProviderException, MojoFailureException;
}
