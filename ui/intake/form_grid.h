#pragma once

#include "ui/intake/form_line.h"
#include "ui/intake/hint_list.h"

#include <map>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>

namespace haven::ui {

// Lines of the form: a name, an editor, and beside it how the field stands. Leaving an editor saves
// its field.
class FormGrid : public QWidget
{
    Q_OBJECT

public:
    FormGrid(const ThemeSource& source, QWidget* parent = nullptr);

    // The call that is shown; nullptr for none. It is not owned.
    void setSaver(CallSaver* saver);
    // What the focused editor holds is left, as when the panel is put away.
    void leaveFocused();
    QWidget* editor(SheetField field) const;

Q_SIGNALS:
    // A refusal, said again where somebody comes back to its field.
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    QLineEdit* addLine(SheetField field, const QString& label, QLineEdit* edit = nullptr);
    NarrativeEdit* addNarrative(const QString& label);
    void addLabeled(SheetField field, const QString& label, QWidget* editor);
    // A widget below the editors, as wide as they are.
    void addBelow(QWidget* widget);
    enum class Shown { No, Yes };
    void showLine(SheetField field, Shown shown);
    CallSaver* saver() const { return m_saver; }
    const ThemeSource& source() const { return m_source; }
    // Another call is shown, or something of it has changed.
    virtual void fill() {}
    virtual void refresh() {}
    virtual void loadText(SheetField field);
    virtual void leave(SheetField field);
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // In a narrow panel, or at a large zoom, the name stands above its editor.
    enum class Form { Beside, Above };
    struct Line {
        QLabel* label = nullptr;
        QWidget* editor = nullptr;
        SaveMark* mark = nullptr;
    };
    void restyle();
    void arrange();
    void place(const Line& line, int row);
    void makeRoom(const Line& line);
    void showStates();

    const ThemeSource& m_source;
    QGridLayout* m_grid;
    QPointer<CallSaver> m_saver;
    std::map<SheetField, Line> m_lines;
    std::vector<Line> m_order; // from top to bottom; one without a name is as wide as the editors
    std::optional<Form> m_form;
};

} // namespace haven::ui
