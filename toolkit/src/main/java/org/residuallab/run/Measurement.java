package org.residuallab.run;

import java.util.List;
import org.residuallab.run.RunRecord.DataRecord;

/**
 * What was measured of stored networks on a data set: a record that a file can hold, with all that
 * says of what, on what and by what it is.
 */
public interface Measurement {

  /** Where the networks come from, each with what it is. */
  List<Origin> networks();

  /** On which images. */
  DataRecord data();

  /** By what it was measured. */
  Provenance provenance();

  /** By what each part of it was measured; one, where that was the same for all. */
  default List<Provenance> provenances() {
    return List.of(provenance());
  }

  /** Of what it is: measured again, it should come out the same. */
  Subject subject();
}
