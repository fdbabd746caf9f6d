package org.residuallab.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;
import org.residuallab.files.WriteFault;

/**
 * One process at a run whose folder others may share. All it writes it stages in a folder of its
 * own, and moves from there. A later attempt takes that folder away before it reads anything: from
 * then on the earlier one has nothing that it could move, and its writes are refused by the file
 * system itself, however long ago it last looked. A lock alone could not do that: its owner may be
 * cut off, thought dead, and come back.
 */
final class Attempt implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("\\.attempt-(\\d{6})-[0-9a-f-]{36}");
  private static final String PLACEMENT = "placement.json";
  private static final int TRIES = 10;

  private final Path run;
  private final Path own;

  private Attempt(Path run, Path own) {
    this.run = run;
    this.own = own;
  }

  /**
   * Begins, and ends all that began before.
   *
   * @param run its folder, which must exist
   * @param at where on a cluster; empty on one machine
   * @throws IOException if the folder cannot be written to
   */
  static Attempt begin(Path run, Optional<Placement> at) throws IOException {
    while (true) {
      List<Path> before = all(run);
      int last = before.isEmpty() ? 0 : number(before.get(before.size() - 1));
      Path own = make(name(run, last + 1), at);
      // Looked for anew: of two that begin at once, one at least sees the other.
      List<Path> now = all(run);
      List<Path> earlier = now.stream().filter(each -> each.compareTo(own) < 0).toList();
      for (Path each : earlier) {
        end(run, each);
      }
      if (now.size() == earlier.size() + 1) {
        return new Attempt(run, own);
      }
      end(run, own); // That one saw nothing of this one, perhaps: again, after it.
    }
  }

  private static Path make(Path own, Optional<Placement> at) throws IOException {
    try {
      Files.createDirectory(own);
      if (at.isPresent()) {
        Files.writeString(
            own.resolve(PLACEMENT), RecordFile.JSON.writeValueAsString(at.get()) + "\n");
      }
      return own;
    } catch (IOException refused) {
      throw WriteFault.of(own.getParent(), refused);
    }
  }

  /** Where on a cluster the latest attempt is made; empty if there is none, or on one machine. */
  static Optional<Placement> latest(Path run) throws IOException {
    List<Path> all = all(run);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Path file = all.get(all.size() - 1).resolve(PLACEMENT);
    try {
      return Files.exists(file)
          ? Optional.of(Document.read(file, RecordFile.JSON).as(Placement.class))
          : Optional.empty();
    } catch (IllegalArgumentException | NoSuchFileException goingOrComing) {
      return Optional.empty();
    }
  }

  /**
   * Puts a file into the run's folder, whole.
   *
   * @throws TakenOverException if a later attempt has the run
   * @throws IOException if it cannot be written for another reason
   */
  void write(Path file, AtomicFile.Writer writer) throws IOException {
    try {
      AtomicFile.write(file, own.resolve(file.getFileName()), writer);
    } catch (IOException refused) {
      if (Files.notExists(own)) {
        throw new TakenOverException(run, refused);
      }
      throw refused;
    }
  }

  @Override
  public void close() throws IOException {
    end(run, own);
  }

  /**
   * Renamed first, which nobody writes into half-way; and emptied and removed, so that on a shared
   * disk neither does a machine that still remembers the folder by its old name.
   */
  private static void end(Path run, Path attempt) throws IOException {
    Path ended = name(run, 0);
    try {
      Files.move(attempt, ended, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException another) {
      return; // Somebody else has ended it.
    }
    for (int tries = 1; ; tries++) {
      try (Stream<Path> files = Files.list(ended)) {
        for (Path each : files.toList()) {
          Files.deleteIfExists(each);
        }
        Files.deleteIfExists(ended);
        return;
      } catch (NoSuchFileException another) {
        return;
      } catch (DirectoryNotEmptyException late) {
        if (tries == TRIES) {
          throw late;
        }
      }
    }
  }

  private static Path name(Path run, int number) {
    return run.resolve(String.format(Locale.ROOT, ".attempt-%06d-%s", number, UUID.randomUUID()));
  }

  private static int number(Path attempt) {
    Matcher matcher = NAME.matcher(attempt.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** In order; those that have ended and were not removed come first. */
  private static List<Path> all(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .filter(each -> NAME.matcher(each.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
