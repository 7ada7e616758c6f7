#include "tests/testkit/test_program.h"

#include <algorithm>
#include <cstdio>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Application application(argc, argv);
    const auto& files = haven::test::testFiles();
    const QString wanted = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const auto& file) { return file.name == wanted; });
    if (found == files.end()) {
        std::fprintf(stderr, "name one of these tests:\n");
        for (const auto& file : files)
            std::fprintf(stderr, "  %s\n", qPrintable(file.name));
        return 2;
    }
    argv[1] = argv[0];
    return found->run(argc - 1, argv + 1);
}
