package org.healthrecord.ingest.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.port.Lane;

/**
 * What is handed over in one transaction: the next records of each of some partitions, all of one lane, as many as the
 * settings allow.
 *
 * @param more the partitions in which more may wait, and in which lane
 */
record WorkBatch(List<ClaimedRecord> records, Map<Integer, Lane> more) {

    static WorkBatch of(List<Integer> partitions, Ledger ledger, WorkSettings settings) {
        WorkBatch batch = new WorkBatch(new ArrayList<>(), new LinkedHashMap<>());
        for (int partition : partitions) {
            int most = settings.batchSize() - batch.records.size();
            long bytes = settings.batchBytes().toBytes() - batch.weight();
            if (most > 0 && bytes > 0) {
                batch.add(partition, ledger.claim(partition, most, bytes));
            } else {
                batch.more.put(partition, batch.lane());
            }
        }
        return batch;
    }

    private void add(int partition, List<ClaimedRecord> claimed) {
        if (claimed.isEmpty()) {
            return;
        }
        Lane lane = claimed.get(0).lane();
        if (records.isEmpty() || lane == lane()) {
            records.addAll(claimed);
        }
        more.put(partition, lane);
    }

    private Lane lane() {
        return records.get(0).lane();
    }

    private long weight() {
        return records.stream().mapToLong(ClaimedRecord::weight).sum();
    }
}
