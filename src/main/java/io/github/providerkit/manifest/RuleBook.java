package io.github.providerkit.manifest;

import java.util.ArrayList;
import java.util.List;

/** Makes the rules of a format and remembers them, so that none is forgotten in a list of all. */
public final class RuleBook {
  private final List<Rule> rules = new ArrayList<>();

  /** Adds a rule of the consumer's. */
  public Rule consumer(String code) {
    return add(Rule.consumer(code));
  }

  /** Adds a rule of this project's own that is an error. */
  public Rule ours(String code) {
    return add(Rule.ours(code));
  }

  /** Adds a rule that warns. */
  public Rule advice(String code) {
    return add(Rule.advice(code));
  }

  private Rule add(Rule rule) {
    rules.add(rule);
    return rule;
  }

  /** All rules that were made. */
  public List<Rule> all() {
    return List.copyOf(rules);
  }
}
