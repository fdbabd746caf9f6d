package org.residuallab.cluster.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.fs.ChecksumException;
import org.residuallab.files.Hash;

/**
 * What a store has of a run.
 *
 * @param run its folder there
 */
record RunStates(StoreFolder run) {

  /** The attempts, in order. */
  List<String> attempts() throws IOException {
    return run.names().stream().filter(AttemptName::is).toList();
  }

  /** A state that was fetched, and what is in it. */
  record Found(StateName state, Manifest manifest) {}

  /**
   * Fetches the newest state that is whole.
   *
   * @param folder which holds the run's files afterwards, and nothing where it has none
   * @param notices are told of the states passed over, a line each
   * @return that state; empty if there is none
   * @throws IOException if one cannot be read, and there is no other
   */
  Optional<Found> newest(Path folder, Consumer<String> notices) throws IOException {
    List<StateName> states = newestFirst();
    while (true) {
      List<String> passed = new ArrayList<>();
      Optional<Found> found;
      try {
        found = newestOf(states, folder, passed::add);
      } catch (IOException away) {
        passed.forEach(notices);
        throw away;
      }
      List<StateName> now = passed.isEmpty() ? states : newestFirst();
      if (now.equals(states)) {
        passed.forEach(notices);
        return found;
      }
      states = now; // An attempt that is still alive has kept others, and taken these away.
    }
  }

  private Optional<Found> newestOf(List<StateName> states, Path folder, Consumer<String> notices)
      throws IOException {
    IOException unread = null;
    for (StateName state : states) {
      try {
        Manifest manifest = Manifest.read(run, state);
        if (unread != null && manifest.files().isEmpty()) {
          break;
        }
        fetch(manifest, folder);
        return Optional.of(new Found(state, manifest));
      } catch (DamagedStateException damaged) {
        notices.accept(damaged.getMessage() + "; the run goes on from before it");
      } catch (IOException failure) {
        notices.accept(
            "%s cannot be read: %s; the run goes on from before it"
                .formatted(run, failure.getMessage()));
        unread = failure;
      }
    }
    if (unread != null) {
      // To begin anew would cost all of the run, and the store may only be away.
      throw unread;
    }
    empty(folder);
    return Optional.empty();
  }

  /**
   * Whether some state has files from which a run can go on, all of them whole, or not to be read
   * just now.
   *
   * @param aside a folder to try it in, which is left empty
   */
  boolean haveFiles(Path aside) throws IOException {
    try {
      List<StateName> states = newestFirst();
      while (true) {
        if (haveFiles(states, aside)) {
          return true;
        }
        List<StateName> now = newestFirst();
        if (now.equals(states)) {
          return false;
        }
        states = now;
      }
    } finally {
      empty(aside);
    }
  }

  private boolean haveFiles(List<StateName> states, Path aside) {
    for (StateName state : states) {
      try {
        Manifest manifest = Manifest.read(run, state);
        fetch(manifest, aside);
        if (!manifest.files().isEmpty()) {
          return true;
        }
      } catch (DamagedStateException passedOver) {
        // Whoever goes on from the store is told of it.
      } catch (IOException unread) {
        // The store may only be away: whoever goes on from it waits, or takes another.
        return true;
      }
    }
    return false;
  }

  /** All states of all attempts. */
  private List<StateName> newestFirst() throws IOException {
    List<StateName> states = new ArrayList<>();
    for (String attempt : attempts()) {
      run.in(attempt).names().forEach(file -> StateName.of(attempt, file).ifPresent(states::add));
    }
    Collections.reverse(states); // Their names are in order.
    return states;
  }

  /**
   * Fetches a state, in place of what is in that folder.
   *
   * @throws DamagedStateException if it is not byte for byte what was kept
   * @throws IOException if it cannot be read, or written there
   */
  void fetch(StateName state, Path folder) throws IOException {
    fetch(Manifest.read(run, state), folder);
  }

  private void fetch(Manifest manifest, Path folder) throws IOException {
    empty(folder);
    Path root = folder.normalize();
    for (KeptFile file : manifest.files()) {
      Path target = root.resolve(file.name()).normalize();
      if (!target.startsWith(root)) {
        throw new DamagedStateException(
            run + "/" + file.place(), "it goes by the name " + file.name(), null);
      }
      Files.createDirectories(target.getParent());
      fetch(file, target);
    }
  }

  private void fetch(KeptFile file, Path target) throws IOException {
    String place = run + "/" + file.place();
    MessageDigest digest = Hash.sha256();
    try (InputStream in = run.open(file.place());
        OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      in.transferTo(out);
    } catch (FileNotFoundException missing) {
      throw new DamagedStateException(place, "it is missing", missing);
    } catch (ChecksumException changed) {
      throw new DamagedStateException(place, "its bytes were changed", changed);
    }
    if (!Hash.hex(digest.digest()).equals(file.sha256())) {
      throw new DamagedStateException(place, "its SHA-256 does not fit its content", null);
    }
  }

  /** Makes that folder if it is not there, and takes all out of it if it is. */
  private static void empty(Path folder) throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
    Files.createDirectories(folder);
  }
}
