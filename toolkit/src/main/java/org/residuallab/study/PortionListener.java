package org.residuallab.study;

/** Sees evaluations that are made elsewhere. */
public interface PortionListener {

  /**
   * Images have been measured.
   *
   * @param done images of all rungs so far
   * @param of in all
   */
  void onImages(int done, int of);

  /** One line that the user should read. */
  void onNotice(String line);
}
