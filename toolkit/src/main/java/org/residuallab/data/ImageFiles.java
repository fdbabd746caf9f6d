package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A data set that comes in files: how its folder is known, and how it is read.
 *
 * <p>A new set is one class that implements this, and its line in {@link KnownFiles}. Sets in
 * CIFAR's form need no class of their own, only their facts, as in {@link Cifar100}.
 */
public interface ImageFiles {

  /** What people call the set: {@code CIFAR-100}. */
  String name();

  /** Names of files by any of which its folder is known from the folders of other sets. */
  List<String> signs();

  /**
   * All its images.
   *
   * @param folder that holds the files themselves
   * @throws BadDataException if a file is missing or is not as it should be
   * @throws IOException if a file cannot be read
   */
  Dataset read(Path folder) throws IOException;

  /** Where the files can be had, if they are published. */
  default Optional<PublishedArchive> archive() {
    return Optional.empty();
  }
}
