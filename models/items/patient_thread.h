#pragma once

namespace haven {

// For work that a person does not wait for a keystroke on: from now on everything else on the
// machine comes before this thread. Cheap to call at the beginning of each piece of work. Linux
// knows no thread priorities for ordinary programs, so QThread::LowPriority changes nothing there.
void letOthersFirst();

} // namespace haven
