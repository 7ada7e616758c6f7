#pragma once

#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/child_of.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/result_line.h"

#include <QLabel>
#include <QLineEdit>
#include <QSize>
#include <QtTest>

namespace haven::test {

// One console window over a desk without a disk, worked by keys only.
class Console final
{
public:
    explicit Console(QSize size = QSize(1920, 1080), const QString& theme = QStringLiteral("night"),
                     int zoom = 100, ui::Density density = ui::Density::Dense);

    // To what has the focus, as a keyboard does.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    // As a person types it: the key to the line, the words, Enter, and the answer.
    QString enter(const QString& line);

    QLineEdit* line() { return named<QLineEdit>("commandLine"); }
    ui::ResultLine& result() { return *named<ui::ResultLine>("resultLine"); }
    QString preview() { return named<QLabel>("commandPreview")->accessibleDescription(); }
    template <class W>
    W* named(const char* name)
    {
        return &childOf<W>(*m_window, name);
    }
    ui::MainWindow& window() { return *m_window; }
    ui::ThemeSource& source() { return m_source; }
    PreferenceSource& preferences() { return m_preferences; }
    const Incident& newest() { return desk.state().incidents.rbegin()->second; }

    FakeDesk desk;

private:
    MapLayers m_layers;
    PreferenceSource m_preferences;
    ui::ThemeSource m_source;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace haven::test
