package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.residuallab.files.Hash;
import org.residuallab.files.ReadFault;

/**
 * Finds out which files of an {@link ImageFolder} are pictures: each is read and decoded once, on
 * all cores, unless an earlier reading did so.
 */
final class FolderCheck {

  /** So many take a minute or more, which is told. */
  private static final int MANY = 20_000;

  private final Path folder;
  private final Map<String, CheckedPicture> checked = new TreeMap<>();

  /**
   * @param told in a line, where it takes long
   * @throws IOException if a file cannot be read
   */
  FolderCheck(Path folder, List<FolderPicture> pictures, Consumer<String> told) throws IOException {
    this.folder = folder;
    Map<String, CheckedPicture> known = FolderIndex.read(folder);
    CheckedPicture[] all = new CheckedPicture[pictures.size()];
    Arrays.setAll(all, i -> stillKnown(known, pictures.get(i)));
    int[] unknown = IntStream.range(0, all.length).filter(i -> all[i] == null).toArray();
    if (unknown.length >= MANY) {
      told.accept(
          String.format(
              Locale.ROOT, "%s: checking %,d pictures for the first time", folder, unknown.length));
    }
    try {
      IntStream.of(unknown).parallel().forEach(i -> all[i] = check(pictures.get(i)));
    } catch (UncheckedIOException disk) {
      throw disk.getCause();
    }
    for (CheckedPicture each : all) {
      checked.put(each.name(), each);
    }
    if (unknown.length > 0 || known.size() > all.length) {
      FolderIndex.write(folder, checked.values());
    }
  }

  private static CheckedPicture stillKnown(
      Map<String, CheckedPicture> known, FolderPicture picture) {
    CheckedPicture before = known.get(picture.name());
    return before != null && before.isStill(picture) ? before : null;
  }

  private CheckedPicture check(FolderPicture picture) {
    Path file = folder.resolve(picture.name());
    String sha256 = "";
    String fault = "";
    int width = 0;
    int height = 0;
    try {
      byte[] bytes = PictureFile.bytes(file);
      Picture decoded = PictureFile.decode(bytes, file);
      width = decoded.width();
      height = decoded.height();
      sha256 = Hash.sha256(bytes);
    } catch (BadPictureException bad) {
      fault = bad.fault();
    } catch (IOException disk) {
      throw new UncheckedIOException(new IOException(ReadFault.of(file, disk), disk));
    }
    return new CheckedPicture(
        picture.name(), picture.size(), picture.modified(), sha256, fault, width, height);
  }

  /** Those of these that can be read. */
  List<FolderPicture> sound(List<FolderPicture> pictures) {
    return pictures.stream().filter(each -> checked.get(each.name()).isSound()).toList();
  }

  /** Over all that can be read. */
  Fingerprint fingerprint() {
    Map<String, String> sha256 = new TreeMap<>();
    checked.forEach(
        (name, each) -> {
          if (each.isSound()) {
            sha256.put(name, each.sha256());
          }
        });
    return Fingerprint.ofFiles(sha256);
  }

  /** Of what stands in these files, in their order. */
  String digest(List<FolderPicture> pictures) {
    MessageDigest all = Hash.sha256();
    for (FolderPicture each : pictures) {
      all.update(checked.get(each.name()).sha256().getBytes(StandardCharsets.US_ASCII));
    }
    return Hash.hex(all.digest());
  }

  /**
   * Tells of the files that cannot be read, and of the pictures of which a part is used.
   *
   * @throws DamagedPicturesException if there are such files, and they are refused
   */
  void report(DamagedPictures damaged, Consumer<String> told) {
    List<CheckedPicture> faulty =
        checked.values().stream().filter(each -> !each.isSound()).toList();
    if (!faulty.isEmpty() && damaged == DamagedPictures.REFUSED) {
      throw new DamagedPicturesException(
          String.format(
              Locale.ROOT,
              "%s; of %,d pictures %,d cannot be read: put them right, or remove them",
              faultOf(faulty.get(0)),
              checked.size(),
              faulty.size()));
    }
    faulty.forEach(each -> told.accept(faultOf(each)));
    if (!faulty.isEmpty()) {
      told.accept(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d pictures could not be read and are left out",
              folder,
              faulty.size(),
              checked.size()));
    }
    reportElongated(told);
  }

  private String faultOf(CheckedPicture faulty) {
    return folder.resolve(faulty.name()) + " " + faulty.fault();
  }

  private void reportElongated(Consumer<String> told) {
    List<CheckedPicture> elongated =
        checked.values().stream().filter(CheckedPicture::isElongated).toList();
    if (!elongated.isEmpty()) {
      CheckedPicture first = elongated.get(0);
      told.accept(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d pictures are more than %d times as long as wide, and only their middle"
                  + " is used; the first is %s, %d x %d",
              folder,
              elongated.size(),
              checked.size(),
              Picture.MOST_ELONGATED,
              first.name(),
              first.width(),
              first.height()));
    }
  }
}
