#pragma once

#include "app/console/console_windows.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/sample_look.h"

namespace haven::test {

// A console's windows over a real station, found and worked by their names.
class OpenConsole final
{
public:
    explicit OpenConsole(SessionRoom& room)
        : source(testkit::sampleLook()),
          windows(room.session(), room.readers(), source, folder.path())
    {}

    QTemporaryDir folder;
    ui::ThemeSource source;
    ConsoleWindows windows;
};

} // namespace haven::test
