// The questions of a form that is sent as a whole: those that do not apply are hidden, and not sent. Without this module they are all there.
import { applyConditions } from "./answers.js";

for (const form of document.querySelectorAll("form[data-conditions]")) {
  const frames = [...form.querySelectorAll("[data-question]")];
  const show = () => {
    applyConditions(frames, {});
    for (const frame of frames) {
      // What is wrong is never hidden.
      if (frame.querySelector(".utrecht-form-field--invalid")) frame.hidden = false;
      for (const control of frame.querySelectorAll("input, textarea, select")) control.disabled = frame.hidden;
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  show();
}
