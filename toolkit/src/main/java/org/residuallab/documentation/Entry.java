package org.residuallab.documentation;

/**
 * What the sources say of a type, or of one of its members.
 *
 * @param type its canonical name
 * @param member name of a method, a constant or, for constructors, of the type; empty for the type
 *     itself
 * @param signature as it is declared
 * @param comment its documentation, marked up as HTML
 * @param text the same as plain text
 */
record Entry(String type, String member, String signature, String comment, String text) {

  boolean isOfType() {
    return member.isEmpty();
  }
}
