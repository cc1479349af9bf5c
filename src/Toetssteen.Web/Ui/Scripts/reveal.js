// Fields that only make sense after a certain choice are shown with that choice. Without this module they are all there.
const said = /^(?<name>[^=]+)=(?<values>.+)$/;

for (const field of document.querySelectorAll("[data-when]")) {
  const { name, values } = said.exec(field.dataset.when).groups;
  const form = field.closest("form");
  const fits = () => values.split("|").includes(new FormData(form).get(name));
  const show = () => {
    // What is wrong is never hidden.
    const shown = fits() || field.classList.contains("utrecht-form-field--invalid");
    field.hidden = !shown;
    for (const control of field.querySelectorAll("input, textarea, select")) control.disabled = !shown;
  };
  form.addEventListener("change", show);
  show();
}
