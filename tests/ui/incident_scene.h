#pragma once

#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/text_column.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>
#include <QVBoxLayout>

// The incident panel over the rules of dispatch, beside a field that stands for the rest of the
// window; everything in it is found by its name.
namespace haven::test {

class IncidentScene final
{
public:
    explicit IncidentScene(const QString& theme = QStringLiteral("night"), QSize size = {490, 932},
                           int zoomPercent = 100);

    // Shows the window and the incident, and waits until it takes keys.
    void show(std::optional<IncidentId> incident);
    void focusPanel();
    // A key as if pressed wherever the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);

    template <class W>
    W& find(const QString& name)
    {
        auto* found = m_window.findChild<W*>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return *found;
    }
    QString label(const QString& name) { return find<QLabel>(name).text(); }
    QString texts(const QString& column);
    ui::KeyButton& button(const QString& name) { return find<ui::KeyButton>(name); }
    bool isShown(const QString& name) { return find<QWidget>(name).isVisible(); }
    ui::IncidentPanel& panel() { return *m_panel; }
    QWidget& window() { return m_window; }
    QLineEdit& elsewhere() { return *m_elsewhere; }
    QAction* menuAct(const QString& menu, const QString& act);
    void save(const QString& name);

    // Facts, set behind the desk's back.
    IncidentId open(const char* type = "NOISE", Priority priority = Priority::P3,
                    const char* place = "12 Oak Ave");
    void must(const Command& command);
    void mustAs(const Seat& seat, const Command& command);
    NoteId note(IncidentId incident, const std::string& text);
    const Incident& incident(IncidentId id) { return desk.state().incidents.at(id); }
    // As the advisor does, of the incident's newest note.
    struct Cue {
        std::string text;
        std::string reason;
        std::string family = "psychosis";
    };
    void suggest(IncidentId incident, Flag flag, const std::vector<Cue>& counted,
                 const std::vector<Cue>& notCounted, const std::vector<FlagFact>& facts);

    FakeDesk desk;

private:
    ui::ThemeSource m_source;
    QWidget m_window;
    QLineEdit* m_elsewhere;
    ui::IncidentPanel* m_panel;
};

// The evening of the drawing: an armed person in crisis, with everything the panel can show.
IncidentId fillDrawing(IncidentScene& scene);

} // namespace haven::test
