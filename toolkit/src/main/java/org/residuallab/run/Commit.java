package org.residuallab.run;

/**
 * A commit of the project, as records of runs have it: {@code 0921aaf9...}, or {@code
 * 0921aaf9...-dirty}.
 *
 * @param id as Git has it; "unknown" outside a checkout
 * @param dirty whether something was changed since
 */
public record Commit(String id, boolean dirty) {

  private static final String DIRTY = "-dirty";
  private static final int BRIEF = 12;

  /** As a record has it. */
  static Commit of(String text) {
    return text.endsWith(DIRTY)
        ? new Commit(text.substring(0, text.length() - DIRTY.length()), true)
        : new Commit(text, false);
  }

  /** The same with the first digits alone. */
  String brief() {
    return new Commit(id.substring(0, Math.min(BRIEF, id.length())), dirty).toString();
  }

  @Override
  public String toString() {
    return dirty ? id + DIRTY : id;
  }
}
