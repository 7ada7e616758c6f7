#include "models/items/patient_thread.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace haven {

void letOthersFirst()
{
#ifdef Q_OS_LINUX
    // A quarter of the processor against another that wants it, and all of it where nobody does:
    // less would starve the map on a busy machine.
    constexpr int kNice = 5;
    // Aligned like what the linker puts behind it: mold 1.10 begins the part that is made read-only
    // at this byte, and where it was the last of a page the program did not start.
    alignas(16) thread_local bool isPatient = false;
    if (isPatient)
        return;
    isPatient = true;
    // On Linux each thread has a niceness of its own. Without leave the thread stays as it is.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNice));
#endif
}

} // namespace haven
