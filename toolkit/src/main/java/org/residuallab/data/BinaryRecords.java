package org.residuallab.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.data.PublishedArchive.Member;

/**
 * A set in CIFAR's form: files of records, and a text of class names.
 *
 * @param name of the set
 * @param form of a record
 * @param train files of the training images, in their order
 * @param test files of the test images
 * @param namesFile one class name a line
 * @param classNames that the set's authors give, in their order
 * @param official hashes of the authors' files
 * @param origin where they can be had
 */
record BinaryRecords(
    String name,
    RecordForm form,
    List<ImageRecords> train,
    List<ImageRecords> test,
    String namesFile,
    List<String> classNames,
    FileHashes official,
    PublishedArchive origin)
    implements ImageFiles {

  @Override
  public List<String> signs() {
    return files().map(ImageRecords::name).toList();
  }

  @Override
  public Optional<PublishedArchive> archive() {
    Stream<Member> records = files().map(file -> new Member(file.name(), bytes(file), bytes(file)));
    Stream<Member> names = Stream.of(new Member(namesFile, 1, SmallText.MAX_BYTES));
    return Optional.of(origin.with(Stream.concat(records, names).toList()));
  }

  @Override
  public Dataset read(Path folder) throws IOException {
    List<String> found = classNames(folder);
    checkLengths(folder);
    RecordReader reader = new RecordReader(this, folder, found);
    ImageSet trainSet = reader.read(train);
    ImageSet testSet = reader.read(test);
    Fingerprint fingerprint = Fingerprint.ofFiles(reader.sha256());
    String description =
        "%,d training and %,d test images of %s in %d classes, read from %s"
            .formatted(trainSet.size(), testSet.size(), form.shape(), found.size(), folder);
    return new Dataset(
        source(folder, reader.published(), found),
        description,
        fingerprint,
        trainSet,
        Optional.empty(),
        testSet);
  }

  // Bytes with other names are other data: dogs may be called cats there.
  private ImageSource source(Path folder, Map<String, String> hashes, List<String> found)
      throws IOException {
    String about = AboutFile.read(folder).orElse(null);
    if (!found.equals(classNames)) {
      return new ImageSource.Own(about);
    }
    return hashes.equals(official.hex())
        ? new ImageSource.Official(name)
        : new ImageSource.Copy(name, about);
  }

  /** Before anything is read, so that the last file's fault shows as fast as the first's. */
  private void checkLengths(Path folder) throws IOException {
    for (ImageRecords each : files().toList()) {
      Path file = required(folder, each.name());
      long length = Files.size(file);
      if (length != bytes(each)) {
        throw fault(
            "%s is %s: %,d bytes, not %,d (%,d records of %,d)"
                .formatted(
                    file,
                    length < bytes(each) ? "truncated" : "too long",
                    length,
                    bytes(each),
                    each.records(),
                    form.bytes()));
      }
    }
  }

  private List<String> classNames(Path folder) throws IOException {
    Path file = required(folder, namesFile);
    // One byte a character: whatever the bytes are, reading cannot fail on them.
    List<String> names =
        SmallText.read(file, StandardCharsets.ISO_8859_1)
            .lines()
            .map(OneLine::of)
            .filter(line -> !line.isEmpty())
            .toList();
    long different = names.stream().distinct().count();
    if (names.size() != classNames.size() || different != names.size()) {
      throw fault(
          "%s needs %d different class names, one a line; it has %d lines, %d of them different"
              .formatted(file, classNames.size(), names.size(), different));
    }
    return names;
  }

  private Path required(Path folder, String file) {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw fault("%s has no file %s".formatted(folder, file));
    }
    return path;
  }

  BadDataException fault(String what) {
    return new BadDataException("%s; get the files with: %s".formatted(what, origin.remedy()));
  }

  private long bytes(ImageRecords file) {
    return (long) file.records() * form.bytes();
  }

  private Stream<ImageRecords> files() {
    return Stream.concat(train.stream(), test.stream());
  }
}
