package org.residuallab.setting;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A setting: {@code LAB_DATA} in the environment, {@code lab.data} among the system properties.
 *
 * <p>An argument of a command goes before the property, the property before the variable. What is
 * blank is not set. A setting is read anew whenever it is needed, so that a process that goes on,
 * as a notebook's kernel does, can change it:
 *
 * <pre>{@code Setting.THREADS.set("1");}</pre>
 */
public enum Setting {
  /** The project's folder. */
  HOME,
  /** The preset of runs that name none. */
  PRESET,
  /** Mini-batches a network, in place of the preset's. */
  ITERATIONS,
  /** The folder of the images. */
  DATA,
  /** The way graphs compute. */
  ENGINE,
  /** The most cores to use. */
  THREADS,
  /** {@code emulated} lets networks train in bfloat16 where the processor knows no such numbers. */
  BFLOAT16,
  /** The Python that makes environments and runs PyTorch. */
  PYTHON,
  /** The browser of the tests. */
  BROWSER,
  /** Options for Java virtual machines. */
  JVM_OPTS,
  /** 1 shows where in the code a failure arose. */
  DEBUG;

  /** The environment variable: {@code LAB_JVM_OPTS}. */
  public String variable() {
    return "LAB_" + name();
  }

  /** The system property: {@code lab.jvm.opts}. */
  public String property() {
    return "lab." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** What this process is told; empty where it is told nothing. */
  public Optional<Told> told() {
    return told(System::getProperty, System::getenv);
  }

  Optional<Told> told(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    return Stream.of(
            new Told(properties.apply(property()), property()),
            new Told(environment.apply(variable()), variable()))
        .filter(each -> each.text() != null && !each.text().isBlank())
        .findFirst();
  }

  /**
   * What an argument says, where there is one; else what this process is told.
   *
   * @param flag the argument's name, for messages
   * @throws IllegalArgumentException if the argument is there and blank
   */
  public Optional<Told> told(String flag, Optional<String> argument) {
    if (argument.isEmpty()) {
      return told();
    }
    if (argument.get().isBlank()) {
      throw new IllegalArgumentException(
          "%s is empty; give it a value, or leave it out".formatted(flag));
    }
    return Optional.of(new Told(argument.get(), flag));
  }

  /** From now on this process is told so; what its environment says counts no more. */
  public void set(String text) {
    System.setProperty(property(), text);
  }

  /** Takes {@link #set} back. */
  public void unset() {
    System.clearProperty(property());
  }
}
