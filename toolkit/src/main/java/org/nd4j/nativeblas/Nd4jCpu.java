package org.nd4j.nativeblas;

/**
 * Stands where Deeplearning4j M2.1 looks for a class that has moved, to learn whether the CPU
 * natives were built with oneDNN. Those of this project's build were.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** Answers the one question that is asked, by reflection. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
