package org.healthrecord.ingest.batch.work;

import java.util.Map;

/** One kind of work that is done in pieces. */
public interface Work {

    /** The job's name in the admin API. */
    String name();

    /**
     * @param wanted the parameters as asked for
     * @return the parameters it is run and resumed with; they are shown to administrators
     * @throws UnusableJobException if it cannot be done
     */
    Map<String, String> check(Map<String, String> wanted);

    /** Takes the work up where the progress says; before the first piece that is at the beginning. */
    Pieces open(Run run, Progress progress);

    /**
     * @param job        the job's number, the same for all its runs
     * @param parameters as {@link #check} gave them
     * @param by         who asked for it
     */
    record Run(long job, Map<String, String> parameters, String by) {
        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }
}
